//! A small object of the report.

use serde::{Serialize, Serializer};

/// Values by key, each key once, in the order of the keys. A sorted list and no tree: std's trees weigh some kilobytes
/// of module for every type that they hold.
#[derive(Clone, Debug)]
pub struct Fields<T>(Vec<(&'static str, T)>);

impl<T> Fields<T> {
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<T> FromIterator<(&'static str, T)> for Fields<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(items: I) -> Fields<T> {
        let mut fields: Vec<(&'static str, T)> = Vec::new();
        for (key, value) in items {
            let at = fields.partition_point(|(k, _)| *k < key);
            match fields.get_mut(at) {
                Some(field) if field.0 == key => field.1 = value,
                _ => fields.insert(at, (key, value)),
            }
        }
        Fields(fields)
    }
}

impl<T: Serialize> Serialize for Fields<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
