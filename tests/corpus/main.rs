//! Real workbooks: every file gives the items its manifest says. Their folder comes from `SHIXIANG_CORPUS`.

mod catalogs;
mod offices;
mod seen;
