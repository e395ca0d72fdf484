//! Programs of others that tests call.

use std::process::Command;

/// Whether a program is here; a test says what it could not do.
pub fn has(program: &str, args: &[&str]) -> bool {
    let found = Command::new(program).args(args).output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no `{program} {}` here", args.join(" "));
    }
    found
}
