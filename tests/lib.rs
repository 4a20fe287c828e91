//! One integration binary.

mod golden;
mod schema;
mod tidy;
