//! Parts of a figure, each as small as it commonly is: a document may have a million figures.

use super::{Bound, Modifier};
use crate::span::{Clean, Span};

/// The interval in which the true number lies.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Ends {
    #[default]
    Open,
    /// Both are the exact value where they are not open; whether they are included.
    Value {
        low: Option<bool>,
        high: Option<bool>,
    },
    Range(Box<[Option<Bound>; 2]>),
}

/// Words of a figure: as they stand in the clean text, or made from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    In(Span<Clean>),
    Made(Box<str>),
}

impl Default for Words {
    fn default() -> Words {
        Words::In(Span::default())
    }
}

impl From<String> for Words {
    fn from(made: String) -> Words {
        Words::Made(made.into())
    }
}

impl Words {
    pub(crate) fn of<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Words::In(span) => span.of(text),
            Words::Made(made) => made,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Words::In(span) => span.is_empty(),
            Words::Made(made) => made.is_empty(),
        }
    }
}

/// Modifiers in the order of reading, each once: four bits each, none is 0.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Modifiers(u64);

impl Modifiers {
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Modifier> {
        const ALL: [Modifier; 10] = [
            Modifier::About,
            Modifier::Near,
            Modifier::Over,
            Modifier::More,
            Modifier::AtLeast,
            Modifier::AtMost,
            Modifier::Under,
            Modifier::Reach,
            Modifier::Only,
            Modifier::Vague,
        ];
        let bits = (0..16).map(move |place| self.0 >> (4 * place) & 15);
        bits.map_while(|bits| ALL.get((bits as usize).checked_sub(1)?).copied())
    }

    pub(crate) fn contains(self, modifier: &Modifier) -> bool {
        self.iter().any(|m| m == *modifier)
    }

    pub(crate) fn push(&mut self, modifier: Modifier) {
        let free = (64 - self.0.leading_zeros()).div_ceil(4);
        self.0 |= (modifier as u64 + 1).checked_shl(4 * free).unwrap_or(0);
    }
}

impl FromIterator<Modifier> for Modifiers {
    fn from_iter<I: IntoIterator<Item = Modifier>>(modifiers: I) -> Modifiers {
        let mut out = Modifiers::default();
        modifiers.into_iter().for_each(|m| out.push(m));
        out
    }
}

impl std::fmt::Debug for Modifiers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modifiers_keep_their_order() {
        let all = [Modifier::Vague, Modifier::About, Modifier::Reach];
        let set: Modifiers = all.into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), all);
        assert!(set.contains(&Modifier::About) && !set.contains(&Modifier::Near) && !set.is_empty());
    }

    #[test]
    fn a_figure_is_small() {
        assert!(size_of::<crate::figures::Figure>() <= 264, "{}", size_of::<crate::figures::Figure>());
    }
}
