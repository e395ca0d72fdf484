//! The functions, for each role: Ballista looks them up in three places, and what one of them
//! does not know fails late, and with words that do not say where.

use std::sync::Arc;

use ballista_core::{
    extension::ballista_scalar_functions, registry::BallistaFunctionRegistry,
    utils::default_session_builder,
};
use bantin_datafusion::{functions, missing, register_all};
use datafusion::{
    common::{Result, plan_err},
    execution::{FunctionRegistry, SessionState},
    prelude::SessionConfig,
};

/// The sessions of a scheduler.
///
/// # Errors
///
/// When a session cannot be made.
pub fn session_builder(config: SessionConfig) -> Result<SessionState> {
    let mut state = default_session_builder(config)?;
    register_all(&mut state)?;
    Ok(state)
}

/// What an executor looks functions up in. Those over lists are not in Ballista's own.
pub fn function_registry() -> BallistaFunctionRegistry {
    let mut registry = BallistaFunctionRegistry::default();
    for function in ballista_scalar_functions().into_iter().chain(functions()) {
        let name = function.name().to_owned();
        for name in function.aliases().iter().cloned().chain([name]) {
            registry
                .scalar_functions
                .insert(name, Arc::clone(&function));
        }
    }
    registry
}

/// Whether a role knows all functions.
///
/// # Errors
///
/// When it does not: the error says which role, and which functions.
pub fn check(role: &str, registry: &dyn FunctionRegistry) -> Result<()> {
    match missing(registry) {
        none if none.is_empty() => Ok(()),
        missing => plan_err!(
            "the {role} does not know {}: it was built without bantin-datafusion, or with \
             another version of it",
            missing.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_knows_all_functions() {
        let state = session_builder(SessionConfig::new()).expect("a session");
        check("scheduler", &state).expect("all functions");
        let registry = function_registry();
        check("executor", &registry).expect("all functions");
        // What recipes do with lists has to be known there too.
        assert!(registry.udf("cardinality").is_ok() && registry.udf("array_length").is_ok());
    }

    #[test]
    fn a_role_that_lacks_one_is_told() {
        let mut registry = function_registry();
        registry.scalar_functions.remove("vn_facts");
        let error = check("executor", &registry).expect_err("one is missing");
        let told = error.strip_backtrace();
        assert!(
            told.contains("the executor does not know vn_facts:"),
            "{told}"
        );
        let error = check("scheduler", &BallistaFunctionRegistry::default());
        let told = error.expect_err("all are missing").strip_backtrace();
        for name in bantin_datafusion::NAMES {
            assert!(told.contains(name), "{told}");
        }
    }
}
