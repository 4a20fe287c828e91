//! Character references: `&nbsp;`, `&#8220;`, `&#x201C;`.

/// Names that documents really use, sorted; the rest stay as they are written.
const NAMED: &[(&str, char)] = &[
    ("Agrave", 'À'),
    ("Alpha", 'Α'),
    ("Auml", 'Ä'),
    ("Beta", 'Β'),
    ("Delta", 'Δ'),
    ("Eacute", 'É'),
    ("Gamma", 'Γ'),
    ("Omega", 'Ω'),
    ("Ouml", 'Ö'),
    ("Phi", 'Φ'),
    ("Pi", 'Π'),
    ("Prime", '″'),
    ("Sigma", 'Σ'),
    ("Theta", 'Θ'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("alpha", 'α'),
    ("amp", '&'),
    ("and", '∧'),
    ("ang", '∠'),
    ("apos", '\''),
    ("asymp", '≈'),
    ("auml", 'ä'),
    ("bdquo", '„'),
    ("beta", 'β'),
    ("brvbar", '¦'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("cent", '¢'),
    ("chi", 'χ'),
    ("circ", 'ˆ'),
    ("copy", '©'),
    ("curren", '¤'),
    ("dagger", '†'),
    ("darr", '↓'),
    ("deg", '°'),
    ("delta", 'δ'),
    ("divide", '÷'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("epsilon", 'ε'),
    ("eta", 'η'),
    ("euml", 'ë'),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gamma", 'γ'),
    ("ge", '≥'),
    ("gt", '>'),
    ("harr", '↔'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("iexcl", '¡'),
    ("infin", '∞'),
    ("iota", 'ι'),
    ("iquest", '¿'),
    ("iuml", 'ï'),
    ("kappa", 'κ'),
    ("lambda", 'λ'),
    ("laquo", '«'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("macr", '¯'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("minus", '−'),
    ("mu", 'μ'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("not", '¬'),
    ("ntilde", 'ñ'),
    ("nu", 'ν'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("omega", 'ω'),
    ("ordm", 'º'),
    ("oslash", 'ø'),
    ("ouml", 'ö'),
    ("para", '¶'),
    ("permil", '‰'),
    ("phi", 'φ'),
    ("pi", 'π'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("prime", '′'),
    ("psi", 'ψ'),
    ("quot", '"'),
    ("radic", '√'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rho", 'ρ'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("sigma", 'σ'),
    ("sim", '∼'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("szlig", 'ß'),
    ("tau", 'τ'),
    ("theta", 'θ'),
    ("thinsp", '\u{2009}'),
    ("tilde", '˜'),
    ("times", '×'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("uarr", '↑'),
    ("uml", '¨'),
    ("uuml", 'ü'),
    ("xi", 'ξ'),
    ("yen", '¥'),
    ("zeta", 'ζ'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// What the numbers 128–159 mean in pages that were written for Windows.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character that `text` refers to at its very start, with the length of the reference.
pub(crate) fn reference(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let (digits, radix) = hex.map_or((number, 10), |h| (h, 16));
        let length = digits.bytes().take(8).take_while(|b| char::from(*b).is_digit(radix)).count();
        let value = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
        let length = 2 + usize::from(hex.is_some()) + length;
        let value = match value {
            0 => '\u{fffd}',
            128..160 => *WINDOWS.get(value as usize - 128)?,
            _ => char::from_u32(value).unwrap_or('\u{fffd}'),
        };
        return Some((value, length + usize::from(text.get(length..)?.starts_with(';'))));
    }
    let length = rest.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let name = rest.get(..length)?;
    let closed = rest.get(length..)?.starts_with(';');
    if closed && let Ok(at) = NAMED.binary_search_by_key(&name, |entry| entry.0) {
        return Some((NAMED.get(at)?.1, length + 2));
    }
    // Old pages leave the semicolon out after these.
    let bare = [("nbsp", '\u{a0}'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("amp", '&')];
    bare.into_iter()
        .find(|(known, _)| if closed { name.eq_ignore_ascii_case(known) } else { name.starts_with(known) })
        .map(|(known, c)| (c, 1 + known.len() + usize::from(closed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(NAMED.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn references_are_read_with_their_length() {
        assert_eq!(reference("&ldquo;引"), Some(('“', 7)));
        assert_eq!(reference("&#8220;"), Some(('“', 7)));
        assert_eq!(reference("&#x201c;"), Some(('“', 8)));
        assert_eq!(reference("&#147;"), Some(('“', 6)));
        assert_eq!(reference("&nbsp张"), Some(('\u{a0}', 5)));
        assert_eq!(reference("&nbsp&nbsp"), Some(('\u{a0}', 5)));
        assert_eq!(reference("&NBSP;"), Some(('\u{a0}', 6)));
        assert_eq!(reference("&T信息"), None);
        assert_eq!(reference("&#;"), None);
        assert_eq!(reference("&#99999999;"), Some(('\u{fffd}', 11)));
    }
}
