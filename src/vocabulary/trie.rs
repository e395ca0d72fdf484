//! [`Trie`]: words and phrases with what is known of them, walked word by word.

use std::borrow::Cow;

use super::{class::Class, words::WordId};

/// Where a walk stands: behind a single word, or behind a longer beginning of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(u16);

/// Ids of longer beginnings have this bit; those of single words are the words' own.
const LONGER: u16 = 1 << 15;

impl From<WordId> for NodeId {
    fn from(word: WordId) -> Self {
        NodeId(word.0)
    }
}

/// What is known of a word or a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    pub class: Class,
    /// Its entry among those of the vocabulary; 0 where it has none.
    pub entry: u16,
    /// Whether longer phrases begin with it.
    pub goes_on: bool,
}

/// A step from a node by a word. A free slot steps by [`WordId::NONE`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Edge {
    pub(super) from: u16,
    pub(super) word: u16,
    pub(super) to: u16,
}

/// Words and phrases of words.
#[derive(Clone, Debug)]
pub(crate) struct Trie {
    /// By the id of the word.
    pub(super) singles: Cow<'static, [Node]>,
    /// By the number in the id of the node.
    pub(super) longer: Cow<'static, [Node]>,
    /// By hash; at most half of the slots are taken, and their number is a power of two.
    pub(super) edges: Cow<'static, [Edge]>,
}

impl Default for Trie {
    fn default() -> Self {
        Trie {
            singles: Cow::Borrowed(&[]),
            longer: Cow::Borrowed(&[]),
            edges: Cow::Owned(vec![Edge::default(); 2]),
        }
    }
}

impl Trie {
    pub fn node(&self, id: NodeId) -> Node {
        let node = match id.0 & LONGER {
            0 => self.singles.get(usize::from(id.0)),
            _ => self.longer.get(usize::from(id.0 & !LONGER)),
        };
        node.copied().unwrap_or_default()
    }

    /// The node behind `from` and `word`.
    pub fn child(&self, from: NodeId, word: WordId) -> Option<NodeId> {
        if word == WordId::NONE {
            return None;
        }
        let mask = self.edges.len() - 1;
        let mut slot = hash(from, word) & mask;
        loop {
            let edge = self.edges[slot];
            if edge.word == 0 {
                return None;
            }
            if (edge.from, edge.word) == (from.0, word.0) {
                return Some(NodeId(edge.to));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The node of a phrase, made where there is none. A phrase without words has none.
    pub fn insert(&mut self, words: &[WordId]) -> Option<&mut Node> {
        let (first, rest) = words.split_first()?;
        let mut id = NodeId::from(*first);
        let most = words.iter().map(|word| usize::from(word.0)).max()?;
        if self.singles.len() <= most {
            self.singles.to_mut().resize(most + 1, Node::default());
        }
        for word in rest {
            id = match self.child(id, *word) {
                Some(id) => id,
                None => self.step(id, *word)?,
            };
        }
        Some(self.node_mut(id))
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        match id.0 & LONGER {
            0 => &mut self.singles.to_mut()[usize::from(id.0)],
            _ => &mut self.longer.to_mut()[usize::from(id.0 & !LONGER)],
        }
    }

    /// Makes a node behind `from`.
    fn step(&mut self, from: NodeId, word: WordId) -> Option<NodeId> {
        let number = u16::try_from(self.longer.len()).ok()?;
        let to = NodeId((number < LONGER).then_some(number | LONGER)?);
        self.longer.to_mut().push(Node::default());
        self.node_mut(from).goes_on = true;
        if self.longer.len() * 2 > self.edges.len() {
            let old = std::mem::take(self.edges.to_mut());
            self.edges = Cow::Owned(vec![Edge::default(); old.len() * 2]);
            for edge in old.into_iter().filter(|edge| edge.word != 0) {
                self.put(edge);
            }
        }
        self.put(Edge {
            from: from.0,
            word: word.0,
            to: to.0,
        });
        Some(to)
    }

    fn put(&mut self, edge: Edge) {
        let edges = self.edges.to_mut();
        let mask = edges.len() - 1;
        let mut slot = hash(NodeId(edge.from), WordId(edge.word)) & mask;
        while edges[slot].word != 0 {
            slot = (slot + 1) & mask;
        }
        edges[slot] = edge;
    }
}

fn hash(from: NodeId, word: WordId) -> usize {
    let both = u32::from(from.0) << 16 | u32::from(word.0);
    (both.wrapping_mul(0x9e37_79b1) >> 7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_by_their_words() {
        let mut trie = Trie::default();
        let word = |n: u16| WordId(n % 40 + 1);
        let phrases: Vec<[WordId; 3]> = (0..300)
            .map(|n| [word(n), word(n / 7), word(n / 3)])
            .collect();
        for phrase in &phrases {
            trie.insert(phrase).unwrap().class = Class::UNIT;
        }
        for [first, second, third] in phrases {
            let two = trie.child(first.into(), second).unwrap();
            assert!(trie.node(two).goes_on && trie.node(first.into()).goes_on);
            let three = trie.child(two, third).unwrap();
            assert!(trie.node(three).class.has(Class::UNIT));
            assert_eq!(trie.child(three, WordId(99)), None);
        }
        assert!(trie.insert(&[]).is_none());
    }
}
