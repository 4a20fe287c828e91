//! The stable names of the report's enumerations.

use crate::clean::BlockKind;
use crate::entities::{EntityType, Evidence};
use crate::figures::{
    Anchor, BaseKind, Direction, Granularity, Kind, Modifier, Role, Status, TimeRelation, UnitFrom,
};
use crate::input::SourceFormat;
use crate::input::encoding::Confidence;
use crate::offset_map::Op;
use crate::relations::RelationStatus;

/// A name that programs may rely on.
pub(crate) trait StableName {
    fn stable_name(self) -> &'static str;
}

macro_rules! stable_names {
    ($type:ty { $($variant:ident => $name:literal),* $(,)? }) => {
        impl StableName for $type {
            fn stable_name(self) -> &'static str {
                match self { $(<$type>::$variant => $name),* }
            }
        }
    };
}

stable_names!(SourceFormat {
    Text => "text", Markdown => "markdown", Html => "html", Docx => "docx", Pdf => "pdf", Csv => "csv",
    Jsonl => "jsonl", ZipEntry => "zip-entry",
});
stable_names!(Confidence { Declared => "declared", Bom => "bom", Valid => "valid", Guessed => "guessed" });
stable_names!(BlockKind {
    Title => "title", Subtitle => "subtitle", Kicker => "kicker", Section => "section",
    BulletinTitle => "bulletin_title", AttachmentTitle => "attachment_title", Heading => "heading",
    Subhead => "subhead", Lead => "lead", Paragraph => "paragraph", ListItem => "list_item",
    TableRow => "table_row", Caption => "caption", Credit => "credit", Byline => "byline",
    SourceLine => "source_line", DateLine => "date_line", DocNumber => "doc_number", Addressee => "addressee",
    Signatory => "signatory", Note => "note", Breadcrumb => "breadcrumb",
});
stable_names!(Kind {
    Money => "money", Percent => "percent", Pp => "pp", Bp => "bp", Multiple => "multiple", Fraction => "fraction", Count => "count", Measure => "measure",
    Duration => "duration", Date => "date", Ordinal => "ordinal", IndexPoint => "index_point",
    Docno => "docno", SecurityCode => "security_code", Number => "number",
});
stable_names!(UnitFrom {
    Adjacent => "adjacent", Shared => "shared", Prefix => "prefix", Header => "header", Elided => "elided",
});
stable_names!(Modifier {
    About => "about", Near => "near", Over => "over", More => "more", AtLeast => "at_least",
    AtMost => "at_most", Under => "under", Reach => "reach", Only => "only", Vague => "vague",
});
stable_names!(Direction { Up => "up", Down => "down", Flat => "flat" });
stable_names!(BaseKind {
    Yoy => "yoy", Mom => "mom", Qoq => "qoq", Ytd => "ytd", Cagr => "cagr", Versus => "versus",
});
stable_names!(Role {
    Level => "level", Change => "change", Share => "share", From => "from", To => "to", Cap => "cap",
    Floor => "floor", Tenor => "tenor", Spread => "spread", Past => "past", Future => "future",
});
stable_names!(Status { Actual => "actual", Target => "target", Forecast => "forecast", Cap => "cap" });
stable_names!(Granularity {
    Day => "day", Week => "week", Month => "month", Quarter => "quarter", Half => "half", Year => "year",
    Plan => "plan", Other => "other",
});
stable_names!(TimeRelation {
    In => "in", Since => "since", Until => "until", Before => "before", After => "after", By => "by",
    AsOf => "as_of", Begin => "begin", End => "end",
});
stable_names!(Anchor {
    Document => "document", Article => "article", Antecedent => "antecedent", None => "none",
});
stable_names!(EntityType {
    Person => "person", Place => "place", Bank => "bank", Company => "company", Government => "government",
    Association => "association", Institute => "institute", Media => "media", Fund => "fund",
    Policy => "policy", Work => "work", Product => "product", Event => "event",
});
stable_names!(Evidence {
    Lexicon => "lexicon", Suffix => "suffix", Markup => "markup", Quote => "quote",
    Alias => "alias", Pattern => "pattern",
});
stable_names!(RelationStatus { Done => "done", Planned => "planned", Ended => "ended" });

impl StableName for Op {
    fn stable_name(self) -> &'static str {
        match self {
            Op::Copy => "copy",
            Op::Replace => "replace",
            Op::Insert => "insert",
        }
    }
}
