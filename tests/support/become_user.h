#pragma once

namespace portcullis::test {

//! \brief Goes on as the user that the tests run as, with the same arguments: the web engine keeps
//! its process sandbox on, which root cannot have. Returns an exit code, and only if that fails.
int becomeUser(char** argv);

} // namespace portcullis::test
