//! Which letters make a Vietnamese syllable.

use once_cell::sync::Lazy;

/// Bytes that a syllable has at most.
const LONGEST: usize = 16;

/// Onsets, longest first.
const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "gh", "gi", "ch", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
];

/// Rhymes without their tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oen oeo oet oong ooc \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây \
    uê uêch uênh uêu uơ uy uya uych uynh uyt uyu uyên uyêt \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych yn ynh yt yêm yên yêng yêt yêu";

/// Whether `folded`, a look-up form as [`fold`](super::fold) gives it, is a
/// Vietnamese syllable: an onset, a rhyme and a tone that go together.
///
/// ```
/// use bantin::normalize::{fold, is_syllable};
///
/// assert!(is_syllable(&fold("NGHIÊNG")));
/// assert!(is_syllable(&fold("thuỷ")));
/// assert!(!is_syllable("facebook"));
/// assert!(!is_syllable("hat"), "a syllable that ends in t has a rising or a heavy tone");
/// ```
pub fn is_syllable(folded: &str) -> bool {
    if folded.len() > LONGEST {
        return false;
    }
    let (mut plain, mut end) = ([0; LONGEST], 0);
    let mut tone = Tone::Level;
    for c in folded.chars() {
        let (letter, own) = untoned(c);
        if own != Tone::Level {
            if tone != Tone::Level {
                return false;
            }
            tone = own;
        }
        // No letter is longer without its tone.
        end += letter.encode_utf8(&mut plain[end..]).len();
    }
    let plain = &plain[..end];
    let stopped = ["c", "ch", "p", "t"]
        .iter()
        .any(|end| plain.ends_with(end.as_bytes()));
    if stopped && matches!(tone, Tone::Level | Tone::Other) {
        return false;
    }
    is_rhyme(plain)
        || ONSETS
            .iter()
            .find_map(|onset| Some((onset, plain.strip_prefix(onset.as_bytes())?)))
            .is_some_and(|(onset, rhyme)| {
                is_rhyme(rhyme) || (*onset == "gi" && matches!(rhyme, b"" | b"n"))
            })
}

/// Whether [`RHYMES`] holds `plain`.
fn is_rhyme(plain: &[u8]) -> bool {
    static TABLE: Lazy<Vec<u64>> = Lazy::new(|| {
        let rhymes = RHYMES.split_ascii_whitespace();
        let mut table: Vec<u64> = rhymes.filter_map(|rhyme| pack(rhyme.as_bytes())).collect();
        table.sort_unstable();
        table
    });
    pack(plain).is_some_and(|packed| TABLE.binary_search(&packed).is_ok())
}

/// A rhyme as one number: how many bytes it has, seven at most, and these.
fn pack(rhyme: &[u8]) -> Option<u64> {
    let length = Some(rhyme.len() as u64).filter(|length| (1..=7).contains(length));
    length.map(|length| {
        rhyme
            .iter()
            .fold(length, |packed, &b| packed << 8 | u64::from(b))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Level,
    /// Rising or heavy, the tones of syllables that end in a stop.
    Sharp,
    Other,
}

fn untoned(c: char) -> (char, Tone) {
    match c {
        'á' | 'ạ' => ('a', Tone::Sharp),
        'à' | 'ả' | 'ã' => ('a', Tone::Other),
        'ắ' | 'ặ' => ('ă', Tone::Sharp),
        'ằ' | 'ẳ' | 'ẵ' => ('ă', Tone::Other),
        'ấ' | 'ậ' => ('â', Tone::Sharp),
        'ầ' | 'ẩ' | 'ẫ' => ('â', Tone::Other),
        'é' | 'ẹ' => ('e', Tone::Sharp),
        'è' | 'ẻ' | 'ẽ' => ('e', Tone::Other),
        'ế' | 'ệ' => ('ê', Tone::Sharp),
        'ề' | 'ể' | 'ễ' => ('ê', Tone::Other),
        'í' | 'ị' => ('i', Tone::Sharp),
        'ì' | 'ỉ' | 'ĩ' => ('i', Tone::Other),
        'ó' | 'ọ' => ('o', Tone::Sharp),
        'ò' | 'ỏ' | 'õ' => ('o', Tone::Other),
        'ố' | 'ộ' => ('ô', Tone::Sharp),
        'ồ' | 'ổ' | 'ỗ' => ('ô', Tone::Other),
        'ớ' | 'ợ' => ('ơ', Tone::Sharp),
        'ờ' | 'ở' | 'ỡ' => ('ơ', Tone::Other),
        'ú' | 'ụ' => ('u', Tone::Sharp),
        'ù' | 'ủ' | 'ũ' => ('u', Tone::Other),
        'ứ' | 'ự' => ('ư', Tone::Sharp),
        'ừ' | 'ử' | 'ữ' => ('ư', Tone::Other),
        'ý' | 'ỵ' => ('y', Tone::Sharp),
        'ỳ' | 'ỷ' | 'ỹ' => ('y', Tone::Other),
        _ => (c, Tone::Level),
    }
}

#[cfg(test)]
mod tests {
    use super::{RHYMES, is_rhyme, is_syllable};

    #[test]
    fn every_rhyme_is_short_enough_for_the_table() {
        for rhyme in RHYMES.split_whitespace() {
            assert!(is_rhyme(rhyme.as_bytes()), "{rhyme}");
        }
        assert!(!is_rhyme("\0ang".as_bytes()) && !is_rhyme(b""));
    }

    #[test]
    fn knows_syllables() {
        for yes in [
            "a",
            "ở",
            "ý",
            "gì",
            "gìn",
            "giếng",
            "quốc",
            "quyết",
            "quý",
            "quỳnh",
            "nghiêng",
            "khuỷu",
            "thủy",
            "hóa",
            "khuya",
            "đường",
            "ngoằn",
            "yêu",
            "uống",
            "hươu",
            "xoong",
            "trong",
            "thuê",
            "loét",
        ] {
            assert!(is_syllable(yes), "{yes}");
        }
        for no in [
            "",
            "hcm",
            "facebook",
            "b",
            "tắtt",
            "việtnam",
            "cat",
            "càt",
            "ha noi",
            "web",
        ] {
            assert!(!is_syllable(no), "{no}");
        }
    }
}
