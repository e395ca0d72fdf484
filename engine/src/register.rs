//! The functions, and where they are made known.

use std::sync::Arc;

use datafusion_common::Result;
use datafusion_expr::{ScalarUDF, registry::FunctionRegistry};

use crate::{
    function::Function,
    read::{Facts, Findings, Fold, Normalize, Read, Sentences, Words},
};

/// The names of all functions.
pub const NAMES: [&str; 6] = [
    Words::NAME,
    Sentences::NAME,
    Facts::NAME,
    Findings::NAME,
    Normalize::NAME,
    Fold::NAME,
];

/// All functions.
pub fn functions() -> Vec<Arc<ScalarUDF>> {
    vec![
        of::<Words>(),
        of::<Sentences>(),
        of::<Facts>(),
        of::<Findings>(),
        of::<Normalize>(),
        of::<Fold>(),
    ]
}

fn of<R: Read>() -> Arc<ScalarUDF> {
    Arc::new(ScalarUDF::new_from_impl(Function::<R>::new()))
}

/// Makes all functions known to a session, or to whatever else looks functions up.
///
/// # Errors
///
/// When it takes no functions.
pub fn register_all(registry: &mut dyn FunctionRegistry) -> Result<()> {
    for function in functions() {
        registry.register_udf(function)?;
    }
    Ok(())
}

/// The functions that a session does not know: where a query goes through several processes,
/// each has to know all of them.
///
/// ```
/// use datafusion::prelude::SessionContext;
///
/// let mut context = SessionContext::new();
/// assert_eq!(bantin_datafusion::missing(&context), bantin_datafusion::NAMES);
/// bantin_datafusion::register_all(&mut context)?;
/// assert!(bantin_datafusion::missing(&context).is_empty());
/// # Ok::<(), datafusion::error::DataFusionError>(())
/// ```
pub fn missing(registry: &dyn FunctionRegistry) -> Vec<&'static str> {
    let unknown = |name: &&str| registry.udf(name).is_err();
    NAMES.into_iter().filter(unknown).collect()
}
