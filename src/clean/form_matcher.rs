//! Matches a whole short line against a pattern, without going back: it carries the set of places it can have reached.
//!
//! Patterns are written like regular expressions: `( | )`, `[ - ]`, `[^ ]`, `.`, `? * + {n} {m,n}`. They are read
//! as they are matched: few lines come this far, and nothing has to be prepared when the module starts.

/// Longer lines are running text.
pub(super) const LONGEST: usize = 420;

/// Byte offsets in the line.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Places([u64; LONGEST / 64 + 1]);

impl Places {
    fn at(place: usize) -> Places {
        let mut places = Places::default();
        places.add(place);
        places
    }

    fn add(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn join(&mut self, other: &Places) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(i, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(i * 64 + bit)
            })
        })
    }
}

/// A line and the names that patterns may use for parts of patterns.
pub(super) struct Matcher<'a> {
    pub line: &'a str,
    /// Longer names before those that they begin with.
    pub names: &'a [(&'a str, &'a str)],
}

impl Matcher<'_> {
    /// Whether the pattern describes the line from its first to its last character.
    pub(super) fn matches(&self, pattern: &str) -> bool {
        self.line.len() <= LONGEST && self.alternatives(&mut { pattern }, &Places::at(0)).has(self.line.len())
    }

    /// Reads up to the end or the bracket that closes the group.
    fn alternatives(&self, pattern: &mut &str, from: &Places) -> Places {
        let mut reached = Places::default();
        loop {
            reached.join(&self.sequence(pattern, from));
            match pattern.strip_prefix('|') {
                Some(rest) => *pattern = rest,
                None => return reached,
            }
        }
    }

    fn sequence(&self, pattern: &mut &str, from: &Places) -> Places {
        let mut at = *from;
        while !pattern.is_empty() && !pattern.starts_with(['|', ')']) {
            let (atom, rest) = pattern.split_at_checked(self.atom(pattern)).unwrap_or((pattern, ""));
            let (least, most, rest) = times(rest);
            *pattern = rest;
            if !at.is_empty() {
                at = self.repeat(atom, least, most, at);
            }
        }
        at
    }

    fn repeat(&self, atom: &str, least: u32, most: u32, from: Places) -> Places {
        let mut reached = if least == 0 { from } else { Places::default() };
        let mut at = from;
        for count in 1..=most {
            at = self.step(atom, &at);
            if at.is_empty() {
                break;
            }
            if count >= least {
                let before = reached;
                reached.join(&at);
                // What goes round without getting further would go round for ever.
                if before == reached {
                    break;
                }
            }
        }
        reached
    }

    /// Where one `atom` leads.
    fn step(&self, atom: &str, from: &Places) -> Places {
        if let Some(group) = atom.strip_prefix('(') {
            return self.alternatives(&mut { group }, from);
        }
        if let Some((_, part)) = self.named(atom) {
            return self.alternatives(&mut { *part }, from);
        }
        let mut reached = Places::default();
        if !atom.starts_with(['[', '.', '\\']) {
            let literal = atom.as_bytes();
            for at in from.iter() {
                if self.line.as_bytes().get(at..at + literal.len()) == Some(literal) {
                    reached.add(at + literal.len());
                }
            }
            return reached;
        }
        for at in from.iter() {
            if let Some(c) = self.line.get(at..).and_then(|rest| rest.chars().next())
                && is_one_of(atom, c)
            {
                reached.add(at + c.len_utf8());
            }
        }
        reached
    }

    /// The part whose name the pattern begins with.
    fn named(&self, pattern: &str) -> Option<&(&str, &str)> {
        let capital = pattern.bytes().next().is_some_and(|b| b.is_ascii_uppercase());
        self.names.iter().find(|(name, _)| capital && pattern.starts_with(name))
    }

    /// The length of the first atom.
    fn atom(&self, pattern: &str) -> usize {
        if let Some((name, _)) = self.named(pattern) {
            return name.len();
        }
        if !pattern.starts_with(['(', '[', '\\']) {
            return pattern.chars().next().map_or(0, char::len_utf8);
        }
        let group = pattern.starts_with('(');
        let mut depth = 0;
        let mut class = false;
        let mut escaped = false;
        for (at, c) in pattern.char_indices() {
            if escaped {
                escaped = false;
            } else {
                match c {
                    '\\' => escaped = true,
                    '[' => class = true,
                    ']' => class = false,
                    '(' if !class => depth += 1,
                    ')' if !class => depth -= 1,
                    _ => {}
                }
            }
            if !class && !escaped && (!group || depth == 0) {
                return at + c.len_utf8();
            }
        }
        pattern.len()
    }
}

/// How often the atom before may stand, and what follows.
fn times(rest: &str) -> (u32, u32, &str) {
    const MANY: u32 = LONGEST as u32;
    let behind = rest.get(1..).unwrap_or("");
    match rest.bytes().next() {
        Some(b'?') => (0, 1, behind),
        Some(b'*') => (0, MANY, behind),
        Some(b'+') => (1, MANY, behind),
        Some(b'{') => {
            let (bounds, behind) = behind.split_once('}').unwrap_or((behind, ""));
            let (least, most) = bounds.split_once(',').unwrap_or((bounds, bounds));
            (least.parse().unwrap_or(0), most.parse().unwrap_or(MANY), behind)
        }
        _ => (1, 1, rest),
    }
}

/// Whether a class, a point or a character of a pattern allows `c`.
pub(super) fn is_one_of(atom: &str, c: char) -> bool {
    let Some(class) = atom.strip_prefix('[') else {
        let mut own = atom.chars().filter(|c| *c != '\\');
        return atom == "." || own.next() == Some(c);
    };
    let (class, wanted) = class.strip_prefix('^').map_or((class, true), |class| (class, false));
    let mut members = class.strip_suffix(']').unwrap_or(class).chars().peekable();
    while let Some(mut first) = members.next() {
        if first == '\\' {
            first = members.next().unwrap_or(first);
        }
        let mut last = first;
        if members.peek() == Some(&'-') {
            members.next();
            last = members.next().unwrap_or(first);
        }
        if (first..=last).contains(&c) {
            return wanted;
        }
    }
    !wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_describe_whole_lines() {
        let names = [("NAMES", "NAME( NAME){0,3}"), ("NAME", "[一-龥]{2,4}")];
        for (pattern, line, want) in [
            ("(甲|乙丙)?丁", "乙丙丁", true),
            ("(甲|乙丙)?丁", "乙丁", false),
            ("[^。]{2,4}。", "甲乙丙。", true),
            ("[^。]{2,4}。", "甲。丙。", false),
            ("[0-9]{4}[-/.年]", "2024-", true),
            ("[(（\\[]a[\\])）]", "[a]", true),
            ("(a*)*b", "aaaaaaab", true),
            ("(a*)+", "aaaaaaab", false),
            (".{2}", "甲乙丙", false),
            ("记者 NAMES", "记者 王小明 李雷", true),
            ("记者 NAMES", "记者 王", false),
            ("a|", "", true),
        ] {
            assert_eq!(Matcher { line, names: &names }.matches(pattern), want, "{pattern} on {line}");
        }
    }
}
