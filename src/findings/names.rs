//! Names of what is found, as text and back.

use std::{fmt, str::FromStr};

use crate::{
    error::{Error, ErrorKind},
    findings::finding::{Relation, Role, Verdict},
};

/// Its name, which is read back.
///
/// ```
/// use bantin::findings::Relation;
///
/// assert_eq!("share".parse::<Relation>()?, Relation::Share);
/// assert_eq!(Relation::Share.to_string(), "share");
/// # Ok::<(), bantin::Error>(())
/// ```
impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Relation {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Relation::from_name(name).ok_or_else(|| {
            let names = Relation::ALL.map(Relation::name).join(", ");
            ErrorKind::reading(name, "relation", format!("one of {names}").into())
        })
    }
}

/// Its name, which is read back.
///
/// ```
/// use bantin::findings::Verdict;
///
/// assert_eq!("differs".parse::<Verdict>()?, Verdict::Differs);
/// assert_eq!(
///     "wrong".parse::<Verdict>().unwrap_err().to_string(),
///     "`wrong` is no verdict; write agrees or differs"
/// );
/// # Ok::<(), bantin::Error>(())
/// ```
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Verdict {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let mut all = [Verdict::Agrees, Verdict::Differs].into_iter();
        let known = all.find(|verdict| verdict.name() == name);
        known.ok_or_else(|| ErrorKind::reading(name, "verdict", "agrees or differs".into()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
