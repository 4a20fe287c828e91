//! Every rule by which the cleaning changes text: stable names that a reader can look up, refuse and restore.

use crate::offset_map::Rule;

const fn rule(stage: &'static str, name: &'static str) -> Rule {
    Rule { stage, name }
}

/// The stage that takes out what belongs to the page and not to the text.
pub(super) const BOILERPLATE: &str = "boilerplate";

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $id:ident = $stage:literal / $name:literal;)*) => {
        $($(#[doc = $doc])+ pub(super) const $id: Rule = rule($stage, $name);)*
        /// All of them, for the table in ARCHITECTURE.md and for the options.
        #[cfg(test)]
        pub(super) const ALL: &[(Rule, &str)] = &[$(($id, concat!($($doc),+))),*];
    };
}

rules! {
    /// Other line ends (CR, form feed, U+2028) become line feeds.
    LINE_BREAK = "characters" / "line-break";
    /// Characters without width or meaning (zero-width, soft hyphen, direction marks, control characters) go.
    INVISIBLE = "characters" / "invisible";
    /// Private-use characters, which only the lost font could draw, go; at the start of a line they were bullets.
    PRIVATE_USE = "characters" / "private-use";
    /// No-break, ideographic and other spaces become plain ones.
    ODD_SPACE = "characters" / "odd-space";
    /// Full-width digits and letters become plain ones of the same value.
    FULL_WIDTH = "characters" / "full-width";
    /// Lines of dashes or stars that only separate go.
    SEPARATOR = "boilerplate" / "separator";
    /// Page numbers go.
    PAGE_NUMBER = "boilerplate" / "page-number";
    /// The head or foot that stands again on every page goes; its first occurrence stays, on the first page.
    RUNNING_HEAD = "boilerplate" / "running-head";
    /// Editors' lines (责任编辑, 校对) go.
    EDITOR = "boilerplate" / "editor";
    /// The line that repeats the title under 原标题 goes.
    ORIGINAL_TITLE = "boilerplate" / "original-title";
    /// Advertising for an app, an account or a code to scan goes.
    PROMOTION = "boilerplate" / "promotion";
    /// Buttons and links of a page's frame (打印, 关闭, 分享, 返回顶部) go.
    CONTROLS = "boilerplate" / "controls";
    /// A live quote behind a name, 贝莱德(431.2, 7.37, 1.74%), goes: it is the day of loading, not of the text.
    LIVE_QUOTE = "boilerplate" / "live-quote";
    /// A line end inside a sentence goes.
    LINE_END = "reflow" / "line-end";
    /// A blank line inside a sentence, left by a column or page, goes.
    COLUMN_BREAK = "reflow" / "column-break";
    /// Blank lines between paragraphs go: a line is a paragraph.
    BLANK_LINE = "reflow" / "blank-line";
    /// A subtitle or a source that stood in the same line gets its own.
    OWN_LINE = "reflow" / "own-line";
    /// Indents go.
    INDENT = "whitespace" / "indent";
    /// Spaces at line ends go.
    LINE_END_SPACE = "whitespace" / "trailing";
    /// Of several spaces one stays.
    SPACE_RUN = "whitespace" / "run";
    /// The space that an old line end left in a sentence goes.
    OLD_LINE_END = "whitespace" / "old-line-end";
    /// A space between Chinese and a number or Latin word goes.
    MIXED_SPACE = "whitespace" / "mixed-script";
    /// A space beside Chinese punctuation goes.
    PUNCTUATION_SPACE = "whitespace" / "beside-punctuation";
    /// Spaces that only spread the characters of a word go.
    SPREAD = "whitespace" / "spread-letters";
    /// ASCII punctuation in a Chinese sentence becomes Chinese.
    PUNCTUATION = "punctuation" / "full-width";
    /// Straight quotes become pairs.
    QUOTES = "punctuation" / "quotes";
    /// A closing quote that the source lost is put in.
    LOST_QUOTE = "punctuation" / "lost-quote";
    /// Hyphens that stand for a dash become one.
    DASH = "punctuation" / "dash";
    /// Full stops in a row become an ellipsis.
    ELLIPSIS = "punctuation" / "ellipsis";
    /// Bullets between parts of a foreign name become the middle dot.
    MIDDLE_DOT = "punctuation" / "middle-dot";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn architecture_lists_every_rule() {
        let text = include_str!("../../ARCHITECTURE.md");
        for (rule, what) in ALL {
            let row = format!("| `{}/{}` |{what} |", rule.stage, rule.name);
            assert!(text.contains(&row), "ARCHITECTURE.md lacks {row}");
        }
    }
}
