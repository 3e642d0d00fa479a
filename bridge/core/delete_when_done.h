#pragma once

#include <QObject>

#include <memory>

namespace portcullis {

//! \brief Deletes \a object, which may be null, when the signal is over that it may be in the
//! middle of. Nobody hears of it any more.
template <typename Object> void deleteWhenDone(std::unique_ptr<Object> object)
{
    if (!object)
        return;
    object->disconnect();
    object.release()->deleteLater();
}

} // namespace portcullis
