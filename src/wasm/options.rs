//! The options as JavaScript gives them, each checked by its name.
//!
//! Read property by property: a deserialiser that can complain of values of every type, floating numbers included,
//! carries the printing of all of them along.

use crate::{Date, DictionaryEntry, Encoding, Error, Options, Part};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Reflect};

/// Nothing at all means the default.
pub(super) fn read(value: &JsValue) -> Result<Options, Error> {
    if is_nothing(value) {
        return Ok(Options::default());
    }
    if !value.is_object() {
        return Err(Error::option("options", "not an object"));
    }
    let encoding = |e: String| Encoding::parse(&e).ok_or_else(|| Error::option("encoding", &e));
    let date = |d: String| Date::parse(&d).ok_or_else(|| Error::option("date", &d));
    Ok(Options {
        date: text(value, "date")?.map(date).transpose()?,
        encoding: text(value, "encoding")?.map(encoding).transpose()?,
        only: list(value, "only", |name| name.as_string().and_then(|name| Part::parse(&name)))?,
        bare_numbers: flag(value, "bareNumbers")?,
        keep_rules: list(value, "keepRules", JsValue::as_string)?,
        keep_edits: list(value, "keepEdits", offset)?,
        dictionary: list(value, "dictionary", entry)?,
    })
}

fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn refused(name: &str) -> Error {
    Error::option(name, "a value of the wrong kind")
}

fn text(value: &JsValue, name: &str) -> Result<Option<String>, Error> {
    let given = property(value, name);
    if is_nothing(&given) { Ok(None) } else { given.as_string().map(Some).ok_or_else(|| refused(name)) }
}

fn flag(value: &JsValue, name: &str) -> Result<bool, Error> {
    let given = property(value, name);
    if is_nothing(&given) { Ok(false) } else { given.as_bool().ok_or_else(|| refused(name)) }
}

fn list<T>(value: &JsValue, name: &str, item: impl Fn(&JsValue) -> Option<T>) -> Result<Vec<T>, Error> {
    let given = property(value, name);
    if is_nothing(&given) {
        return Ok(Vec::new());
    }
    let items = given.dyn_ref::<Array>().ok_or_else(|| refused(name))?;
    items.iter().map(|given| item(&given).ok_or_else(|| refused(name))).collect()
}

/// A whole number of UTF-16 code units.
fn offset(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

fn entry(value: &JsValue) -> Option<DictionaryEntry> {
    let name = property(value, "name").as_string()?;
    Some(DictionaryEntry { name, entity_type: text(value, "type").ok()? })
}
