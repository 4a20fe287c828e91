//! The report itself: what the page, the scores and other programs read.

use crate::report::Report;

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn json(report: &Report) -> String {
    // Plain data with string keys: there is nothing in a report that JSON cannot hold.
    serde_json::to_string(report).unwrap_or_default()
}

/// The browser writes the same text from the report's objects: no second serialiser travels with the page.
#[cfg(target_arch = "wasm32")]
pub(super) fn json(report: &Report) -> String {
    web_sys::js_sys::JSON::stringify(&objects(report)).map(String::from).unwrap_or_default()
}

/// Plain data as the plain objects that its JSON would be read into.
#[cfg(target_arch = "wasm32")]
pub(crate) fn objects(value: &impl serde::Serialize) -> wasm_bindgen::JsValue {
    use wasm_bindgen::JsValue;
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
