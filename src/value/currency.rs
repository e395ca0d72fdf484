//! Codes of currencies.

use crate::error::{Error, ErrorKind};

/// The codes of ISO 4217: those in use, those of the last decades that news of the time has,
/// and in the last line those that everyone writes though no standard has them.
const CODES: &str = "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP \
    BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY \
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
    MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST YER ZAR ZMW ZWG ZWL \
    ATS AZM BEF BGL BYR CSK CYP DDM DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PLZ \
    PTE ROL RUR SDD SIT SKK STD SUR TRL VEB VEF YUM ZMK ZWD \
    BTC ETH";

/// Whether `code` is one of ISO 4217, or one that users may give: ISO 4217 leaves those of `X`
/// and two letters to what is no state's.
pub(crate) fn check(code: &str) -> Result<(), Error> {
    let own = || {
        let letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
        code.starts_with('X') && code.len() == 3 && letters
    };
    if CODES.split(' ').any(|known| known == code) || own() {
        return Ok(());
    }
    let expected =
        "a code of ISO 4217, such as VND, or one of your own of X and two capital letters";
    Err(ErrorKind::reading(code, "currency", expected.into()))
}

#[cfg(test)]
mod tests {
    use super::{CODES, check};

    #[test]
    fn the_crates_own_currencies_are_known() {
        let rows = include_str!("../../data/currencies.tsv").lines();
        for row in rows.filter(|row| !row.starts_with('#') && !row.is_empty()) {
            let code = row.split('\t').next().unwrap();
            assert!(check(code).is_ok(), "{code}");
        }
        assert!(CODES.split(' ').all(|code| code.len() == 3));
        for code in ["", "vnd", "ABC", "GOLD", "X", "Xau", "VND ", "XÔU"] {
            assert!(check(code).is_err(), "{code}");
        }
    }
}
