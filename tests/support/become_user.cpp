#include "tests/support/become_user.h"

#include <cstdio>
#include <unistd.h>
#include <vector>

namespace portcullis::test {

int becomeUser(char** argv)
{
    static char script[] = PORTCULLIS_SOURCE_DIR "/tests/as_user.sh";
    std::vector<char*> arguments{script};
    for (char** argument = argv; *argument; ++argument)
        arguments.push_back(*argument);
    arguments.push_back(nullptr);
    ::execv(script, arguments.data());
    std::perror(script);
    return 1;
}

} // namespace portcullis::test
