//! The only place that orders the stages.

use crate::calendar::Date;
use crate::clean::{self, CleanText};
use crate::entities::{self, EntityType};
use crate::error::{Error, ErrorKind};
use crate::figures::{self, Name};
use crate::input::encoding::{Decode, Encoding};
use crate::input::{self, Document};
use crate::lexicon::Lexicon;
use crate::order;
use crate::relations;
use crate::report::{self, Report};
use crate::segment::{sentence, words};
use crate::span::{Clean, Span};

/// The parts of a report that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The clean text with its blocks and articles; a report has it always, this asks for nothing else.
    Text,
    Figures,
    Entities,
    Relations,
    Keywords,
}

impl Part {
    /// Reads `text`, `figures`, `entities`, `relations` or `keywords`.
    pub fn parse(name: &str) -> Option<Part> {
        Some(match name {
            "text" => Part::Text,
            "figures" => Part::Figures,
            "entities" => Part::Entities,
            "relations" => Part::Relations,
            "keywords" => Part::Keywords,
            _ => return None,
        })
    }
}

/// A name that the user adds or hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryEntry {
    pub name: String,
    /// `bank`, `company`, …; `None` hides the name.
    pub entity_type: Option<String>,
}

/// What the caller may choose. The default reads everything.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The anchor for relative dates; without it the document's own date is used.
    pub date: Option<Date>,
    pub encoding: Option<Encoding>,
    /// Empty: all parts.
    pub only: Vec<Part>,
    /// Also numerals that have no unit and no meaning in the text's terms.
    pub bare_numbers: bool,
    /// Rules of the cleaning that are not to be applied, as `stage/rule`.
    pub keep_rules: Vec<String>,
    /// Single edits that are not to be applied: UTF-16 source offsets of their starts.
    pub keep_edits: Vec<u32>,
    pub dictionary: Vec<DictionaryEntry>,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// Reads documents. Without a lexicon it finds figures alone.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Option<Lexicon>,
    decode: Decode,
}

impl Analyzer {
    /// An analyzer that decodes with `decode` and knows no words yet.
    pub fn new(decode: Decode) -> Analyzer {
        Analyzer { lexicon: None, decode }
    }

    /// The native analyzer with the lexicon that is built in.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Analyzer {
        Analyzer { lexicon: Some(Lexicon::embedded()), decode: input::encoding::native }
    }

    /// The native analyzer without a lexicon: figures alone.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bare() -> Analyzer {
        Analyzer::new(input::encoding::native)
    }

    /// Loads the packed lexicon: from here on entities, keywords and relations are found too.
    pub fn load_lexicon(&mut self, packed: &[u8]) -> Result<(), Error> {
        self.lexicon = Some(Lexicon::load(packed)?);
        Ok(())
    }

    /// How many words jieba-rs alone cuts `text` into.
    #[cfg(feature = "bench")]
    pub fn cut(&self, text: &str) -> usize {
        words::cut_alone(text, self.lexicon.as_ref())
    }

    /// Reads a file of one document; of a file of several, the first.
    pub fn analyze(&self, bytes: &[u8], name: &str, options: &Options) -> Result<Report, Error> {
        self.analyze_all(bytes, name, options).next().unwrap_or_else(|| Err(Error::new(ErrorKind::Empty, "")))
    }

    /// Reads every document of a file, one after the other.
    pub fn analyze_all<'a>(
        &'a self,
        bytes: &[u8],
        name: &str,
        options: &'a Options,
    ) -> impl Iterator<Item = Result<Report, Error>> + use<'a> {
        let documents = if cfg!(feature = "uncleaned") {
            let source = (self.decode)(Encoding::Utf8, bytes);
            vec![Ok(Document { name: name.to_owned(), source, ..Document::default() })]
        } else {
            input::read(bytes, name, options, self.decode)
        };
        documents.into_iter().map(|document| document.map(|document| self.read(&document, options)))
    }

    fn read(&self, document: &Document, options: &Options) -> Report {
        let lexicon = self.lexicon.as_ref();
        let clean = if cfg!(feature = "uncleaned") {
            CleanText::paragraph(&document.source)
        } else {
            clean::clean(document, options)
        };
        let sentences = sentence::sentences(clean.text());
        let found = if options.only == [Part::Text] {
            Found::default()
        } else {
            self.find(&clean, &sentences, options.date.or(document.metadata.date), options)
        };
        report::build::build(report::build::Parts {
            document,
            lexicon: lexicon.map_or("", Lexicon::version),
            sentences,
            clean,
            figures: found.figures,
            entities: found.entities,
            relations: found.relations,
            keywords: found.keywords,
            notices: found.notices,
        })
    }

    /// Figures are attributed with words and names, so a part that is asked for alone is the same as in a whole report;
    /// what was not asked for is dropped afterwards.
    fn find(
        &self,
        clean: &CleanText,
        sentences: &[Span<Clean>],
        anchor: Option<Date>,
        options: &Options,
    ) -> Found {
        let lexicon = self.lexicon.as_ref();
        let mut figures = figures::recognise(clean, sentences, anchor, options);
        // Text from Hong Kong is read in simplified characters, which take the same bytes.
        let folded = lexicon.and_then(|lexicon| lexicon.traditional().fold(clean.text())).map(|text| {
            let mut read = clean.clone();
            read.mapped.text = text;
            read
        });
        let (written, clean) = (clean.text(), folded.as_ref().unwrap_or(clean));
        let words = words::words(clean.text(), lexicon);
        let mut entities = entities::entities(clean, sentences, &words, lexicon, options);
        if folded.is_some() {
            entities::as_written(written, clean.text(), &mut entities);
        }
        let notices = figures::attribute(&mut figures, clean, sentences, &words, &names(&entities));
        let mut relations = Vec::new();
        if options.wants(Part::Relations) {
            relations = relations::relations(clean, sentences, lexicon, &figures, &entities);
            relations::person::describe(written, &relations, &mut entities);
        }
        let mut keywords = Vec::new();
        if options.wants(Part::Keywords) {
            keywords = entities::keywords(clean, written, &words, &entities, lexicon);
        }
        // Relations refer to both by number.
        if !options.wants(Part::Relations) {
            if !options.wants(Part::Entities) {
                entities.clear();
                for phrase in figures.iter_mut().flat_map(|f| [&mut f.metric, &mut f.subject]).flatten() {
                    phrase.entity = None;
                }
            }
            if !options.wants(Part::Figures) {
                figures.clear();
            }
        }
        Found { figures, entities, relations, keywords, notices }
    }
}

/// What the stages after cleaning found.
#[derive(Default)]
struct Found {
    figures: Vec<figures::Figure>,
    entities: Vec<entities::Entity>,
    relations: Vec<relations::Relation>,
    keywords: Vec<entities::Keyword>,
    notices: Vec<clean::Notice>,
}

/// The mentions of all entities in text order, as the attribution of figures needs them.
fn names(entities: &[entities::Entity]) -> Vec<Name> {
    let mut names: Vec<Name> = entities
        .iter()
        .zip(0..)
        .flat_map(|(entity, id)| {
            let is_place = entity.kind == EntityType::Place;
            let owns = !matches!(
                entity.kind,
                EntityType::Person
                    | EntityType::Policy
                    | EntityType::Work
                    | EntityType::Event
                    | EntityType::Media
            );
            entity.mentions.iter().map(move |m| Name { span: m.span, id, is_place, owns })
        })
        .collect();
    order::sort_by_key(&mut names, |n| n.span.order());
    names
}
