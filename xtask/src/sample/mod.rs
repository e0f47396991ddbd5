//! stub
use crate::args::SampleOptions;
use crate::failure::Failure;
use crate::project::Project;
pub(crate) fn write(_: &Project, _: &SampleOptions) -> Result<(), Failure> {
    Ok(())
}
