//! Bindings for the page and for Node: two handles, one error conversion, nothing else.

// JavaScript reaches what Rust does not.
#![allow(unreachable_pub)]

mod options;

use crate::export::objects;
use crate::{Analyzer as Core, Encoding, Error, Format, Report, export};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The types that `wasm-bindgen` cannot know; written by hand, checked against real reports by the tests.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Writes a panic to the console before the module stops; the worker answers the request and starts anew.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Decodes with the browser's `TextDecoder`, so that no tables of encodings travel with the page. UTF-8 needs none and
/// stays in the module, which spares two copies.
fn decode(encoding: Encoding, bytes: &[u8]) -> String {
    // The core has taken the byte order mark off; `TextDecoder` would drop a second one, which is text.
    let mark: &[u8] = match encoding {
        Encoding::Utf8 => return String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Gb18030 | Encoding::Big5 => b"",
    };
    let text = web_sys::TextDecoder::new_with_label(encoding.label())
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
    if !mark.is_empty() && bytes.starts_with(mark) { format!("\u{FEFF}{text}") } else { text }
}

/// Reads documents; knows figures at once, entities once the lexicon is loaded.
#[wasm_bindgen]
pub struct Analyzer(Core);

/// One document of a file: its report, or why it could not be read.
#[wasm_bindgen]
pub struct Analysis(Result<Report, Error>);

#[wasm_bindgen]
impl Analyzer {
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Analyzer {
        Analyzer(Core::new(decode))
    }

    /// Loads the packed lexicon that stands beside the module. Throws `{code, message}` where it is damaged.
    #[wasm_bindgen(js_name = loadLexicon)]
    pub fn load_lexicon(&mut self, packed: &[u8]) -> Result<(), JsValue> {
        self.0.load_lexicon(packed).map_err(|e| js_error(&e))
    }

    /// How many words jieba-rs alone cuts `text` into: what the bench compares with.
    #[cfg(feature = "bench")]
    pub fn cut(&self, text: &str) -> usize {
        self.0.cut(text)
    }

    /// Reads every document of a file. Throws `{code, message}` only where an option is wrong.
    #[wasm_bindgen(unchecked_return_type = "Analysis[]")]
    pub fn analyze(
        &self,
        bytes: &[u8],
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "AnalyzeOptions | undefined")] options: JsValue,
    ) -> Result<Vec<Analysis>, JsValue> {
        let options = options::read(&options).map_err(|e| js_error(&e))?;
        Ok(self.0.analyze_all(bytes, name, &options).map(Analysis).collect())
    }
}

#[wasm_bindgen]
impl Analysis {
    /// Why the document could not be read, if it could not.
    #[wasm_bindgen(getter, unchecked_return_type = "WenjianError | undefined")]
    pub fn error(&self) -> JsValue {
        self.0.as_ref().err().map_or(JsValue::UNDEFINED, js_error)
    }

    /// The report as plain objects. Throws `{code, message}` where there is none.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(&self) -> Result<JsValue, JsValue> {
        self.0.as_ref().map(objects).map_err(js_error)
    }

    /// The report in a form to take away.
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
    ) -> Result<String, JsValue> {
        let format = Format::parse(format).ok_or_else(|| js_error(&Error::option("format", format)))?;
        self.0.as_ref().map(|report| export(report, format)).map_err(js_error)
    }
}

#[derive(Serialize)]
struct JsError<'a> {
    code: &'a str,
    message: String,
}

fn js_error(error: &Error) -> JsValue {
    objects(&JsError { code: error.code(), message: error.to_string() })
}
