//! Files in old encodings, as the command reads them.

use bantin::encoding::Encoding;
use bantin_cli::read::encoding::text;

const TEXT: &str = "Thị xã thu ba tỷ đồng\nNgày 9/10, xã Đông Lũng góp 3,5 tỷ đồng cho quỹ.";

fn read(bytes: &[u8], is_page: bool, given: Option<Encoding>) -> Result<String, String> {
    text(&mut bytes.to_vec(), is_page, given)
        .map(|read| read.text.into_owned())
        .map_err(|(_, why)| why)
}

#[test]
fn a_file_shows_what_it_is_written_in() {
    for encoding in Encoding::ALL {
        let bytes = encoding.encode(TEXT).expect("it has all letters");
        assert_eq!(read(&bytes, false, None).as_deref(), Ok(TEXT), "{encoding}");
    }
}

#[test]
fn what_is_given_or_declared_counts() {
    let bytes = Encoding::Vni.encode("xã").expect("it has all letters");
    assert!(read(&bytes, false, None).unwrap_err().contains("not UTF-8"));
    assert_eq!(
        read(&bytes, false, Some(Encoding::Vni)).as_deref(),
        Ok("xã")
    );
    let page = "<meta charset='viscii'><p>xã Đông</p>";
    let bytes = Encoding::Viscii.encode(page).expect("it has all letters");
    assert_eq!(read(&bytes, true, None).as_deref(), Ok(page));
}

#[test]
fn a_mark_in_utf_8_becomes_blanks() {
    let bytes = format!("\u{feff}{TEXT}");
    let text = read(bytes.as_bytes(), false, None).expect("UTF-8");
    assert_eq!(text, format!("   {TEXT}"));
}
