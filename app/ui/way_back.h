#pragma once

#include "app/ui/notice.h"

namespace portcullis {

//! \brief A bar above a resource that could not go where it wanted to, or has gone where nothing
//! is, with a way back to the start. It is hidden until there is something to say.
class WayBack : public Notice {
    Q_OBJECT

public:
    explicit WayBack(QWidget* parent = nullptr);

    //! The resource has no page at \a path, and is where it was.
    void sayMissing(const QString& path);
    //! It shows an empty page.
    void sayEmpty();

Q_SIGNALS:
    void restartRequested();

private:
    void say(const QString& text);
};

} // namespace portcullis
