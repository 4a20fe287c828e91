//! Bindings for the page: a handle, one error conversion, nothing else.
