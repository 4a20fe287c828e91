//! 文鉴 Wenjian reads Chinese finance and policy documents: clean text, figures, entities, relations,
//! each traceable to the source. Nothing here does any input or output; see ARCHITECTURE.md.
//!
//! ```
//! use wenjian::{Analyzer, Options};
//!
//! let report = Analyzer::embedded().analyze("贷款余额12596.21亿元".as_bytes(), "a.txt", &Options::default())?;
//! assert_eq!(report.text, "贷款余额12596.21亿元");
//! # Ok::<(), wenjian::Error>(())
//! ```

mod calendar;
mod clean;
mod cues;
mod entities;
mod error;
mod export;
mod figures;
mod input;
mod lexicon;
mod offset_map;
mod order;
mod phrases;
mod pipeline;
mod relations;
mod report;
mod segment;
mod span;
mod utf16;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use calendar::Date;
pub use error::Error;
pub use export::{Format, export};
pub use input::encoding::{Decode, Encoding};
pub use pipeline::{Analyzer, DictionaryEntry, Options, Part};
pub use report::Report;

/// The packed lexicon that the page loads with `Analyzer::load_lexicon`.
#[cfg(not(target_arch = "wasm32"))]
pub fn packed_lexicon() -> Vec<u8> {
    lexicon::Lexicon::pack()
}
