//! One integration binary.

mod golden;
mod schema;
mod specs;
mod tidy;
