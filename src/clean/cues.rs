//! Which of several lists of words a line may hold, found in one pass.

/// The lists by the first character of their words, or the first two. Others may share the place of a character:
/// a list that is not named holds none of its words in the line, one that is named may.
pub(super) struct Cues {
    ones: [u32; 1024],
    pairs: [u32; 4096],
}

fn pair(first: char, second: char) -> usize {
    (first as usize * 31 + second as usize) % 4096
}

impl Cues {
    /// Up to 32 lists.
    pub(super) fn new<'a>(lists: impl Iterator<Item = &'a [&'a str]>) -> Cues {
        let mut cues = Cues { ones: [0; 1024], pairs: [0; 4096] };
        for (list, i) in lists.zip(0..32) {
            for word in list {
                let mut chars = word.chars();
                let lists = match (chars.next(), chars.next()) {
                    (Some(first), Some(second)) => cues.pairs.get_mut(pair(first, second)),
                    (first, _) => cues.ones.get_mut(first.unwrap_or(' ') as usize % 1024),
                };
                if let Some(lists) = lists {
                    *lists |= 1 << i;
                }
            }
        }
        cues
    }

    /// The lists that may have a word in `line`, a bit each.
    pub(super) fn of(&self, line: &str) -> u32 {
        let (mut lists, mut before) = (0, ' ');
        for c in line.chars() {
            lists |= self.ones.get(c as usize % 1024).copied().unwrap_or(0);
            lists |= self.pairs.get(pair(before, c)).copied().unwrap_or(0);
            before = c;
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_has_a_word_in_the_line_is_named() {
        let lists: [&[&str]; 2] = [&["来源", "摄"], &["号"]];
        let cues = Cues::new(lists.into_iter());
        assert_eq!(cues.of("数据来源：公司"), 1);
        assert_eq!(cues.of("王芳摄于第3号"), 3);
        assert_eq!(cues.of("没有"), 0);
    }
}
