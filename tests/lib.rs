//! One integration binary.

mod golden;
mod properties;
mod schema;
mod specs;
mod tidy;
