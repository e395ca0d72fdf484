//! SQL over Vietnamese news on several machines: the parts of the command `bantin-cluster`,
//! which is scheduler, executor and client of [Ballista](https://docs.rs/ballista) in one, so
//! that all of them know the functions, and the same ones.

mod client; // queries
mod executor; // who reads articles
mod functions; // where each role gets its functions from
mod scheduler; // who hands them out

pub use client::{Client, session};
pub use executor::Executor;
pub use functions::{check, function_registry, session_builder};
pub use scheduler::Scheduler;
