#pragma once

#include "app/cli/store/store_command.h"

#include <memory>
#include <optional>

namespace CLI {
class App;
}

namespace portcullis {

//! \brief The part of the command line about packages and what is installed.
//!
//! To be made before the command line is parsed, and to live until parsed() was called.
class StoreOptions {
public:
    //! Adds the commands to \a app.
    explicit StoreOptions(CLI::App& app);
    ~StoreOptions();

    //! The command that was given, if it is one of these.
    //! \param dataFolder the folder to use if the command names none.
    std::optional<StoreCommand> parsed(const QString& dataFolder) const;

private:
    struct Raw;

    std::unique_ptr<Raw> m_raw;
};

} // namespace portcullis
