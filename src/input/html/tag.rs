//! The elements that matter to reading, and how they nest.

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Runs on in the line: span, font, a name of somebody's own.
    #[default]
    Inline,
    /// Starts a line and ends one: div, section, form.
    Block,
    Anchor,
    Bold,
    Paragraph,
    Heading(u8),
    List,
    Item,
    Table,
    /// tbody, thead, tfoot.
    RowGroup,
    Row,
    Cell,
    /// Caption, figcaption.
    Caption,
    Pre,
    Quote,
    Article,
    /// nav, footer, aside: the author says that this is not the matter.
    Furniture,
    Header,
    Body,
    Head,
    Title,
    Meta,
    Image,
    Break,
    Rule,
    /// Never text for a reader: script, style, select, button.
    Hidden,
    /// Closes itself and shows nothing: input, link.
    Void,
    /// `<ruby>` readings beside the characters.
    Reading,
}

impl Tag {
    pub(crate) fn parse(name: &str) -> Tag {
        let mut buffer = [0u8; 12];
        let Some(lower) = buffer.get_mut(..name.len()) else {
            return Tag::Inline;
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"a" => Tag::Anchor,
            b"b" | b"strong" => Tag::Bold,
            b"p" => Tag::Paragraph,
            b"h1" => Tag::Heading(1),
            b"h2" => Tag::Heading(2),
            b"h3" => Tag::Heading(3),
            b"h4" | b"h5" | b"h6" => Tag::Heading(4),
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Tag::List,
            b"li" | b"dt" | b"dd" => Tag::Item,
            b"table" => Tag::Table,
            b"tbody" | b"thead" | b"tfoot" => Tag::RowGroup,
            b"tr" => Tag::Row,
            b"td" | b"th" => Tag::Cell,
            b"caption" | b"figcaption" => Tag::Caption,
            b"pre" | b"listing" => Tag::Pre,
            b"blockquote" => Tag::Quote,
            b"article" | b"main" => Tag::Article,
            b"nav" | b"footer" | b"aside" => Tag::Furniture,
            b"header" | b"hgroup" => Tag::Header,
            b"body" => Tag::Body,
            b"head" => Tag::Head,
            b"title" => Tag::Title,
            b"meta" => Tag::Meta,
            b"img" | b"amp-img" => Tag::Image,
            b"br" => Tag::Break,
            b"hr" => Tag::Rule,
            b"script" | b"style" | b"template" | b"select" | b"button" | b"textarea" | b"svg" | b"iframe"
            | b"object" | b"canvas" | b"video" | b"audio" | b"map" | b"noframes" | b"noembed"
            | b"datalist" | b"dialog" | b"math" | b"noscript" | b"optgroup" | b"option" => Tag::Hidden,
            b"input" | b"link" | b"base" | b"col" | b"embed" | b"area" | b"param" | b"source" | b"wbr"
            | b"track" | b"keygen" | b"basefont" | b"bgsound" | b"frame" => Tag::Void,
            b"rt" | b"rp" => Tag::Reading,
            b"div" | b"section" | b"form" | b"center" | b"address" | b"fieldset" | b"figure" | b"details"
            | b"summary" | b"html" | b"legend" | b"frameset" | b"colgroup" | b"layer" | b"marquee"
            | b"picture" => Tag::Block,
            _ => Tag::Inline,
        }
    }

    /// Whether it has no inside.
    pub(crate) const fn is_void(self) -> bool {
        matches!(self, Tag::Void | Tag::Break | Tag::Rule | Tag::Image | Tag::Meta)
    }

    pub(crate) const fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::Inline
                | Tag::Anchor
                | Tag::Bold
                | Tag::Void
                | Tag::Image
                | Tag::Hidden
                | Tag::Meta
                | Tag::Reading
        )
    }

    /// Whether an element that closes inside may not reach past this one.
    pub(crate) const fn is_wall(self) -> bool {
        matches!(self, Tag::Table | Tag::Cell | Tag::Caption | Tag::Body)
    }

    /// Whether the start of `next` ends an open element of this kind that was never closed.
    pub(crate) const fn ends_before(self, next: Tag) -> bool {
        match self {
            Tag::Paragraph => !next.is_inline() && !matches!(next, Tag::Break),
            Tag::Item => matches!(next, Tag::Item),
            Tag::Cell => matches!(next, Tag::Cell | Tag::Row | Tag::RowGroup),
            Tag::Row => matches!(next, Tag::Row | Tag::RowGroup),
            Tag::RowGroup => matches!(next, Tag::RowGroup),
            Tag::Heading(_) => matches!(next, Tag::Heading(_)),
            Tag::Head => matches!(next, Tag::Body),
            _ => false,
        }
    }
}
