//! One integration binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod golden;
mod properties;
mod schema;
mod specs;
mod tidy;
