#pragma once

#include "app/library/resource.h"

#include <QFrame>

namespace portcullis {

//! \brief One resource in the library: icon, name, version, description, what it asks for.
class ResourceCard : public QFrame {
    Q_OBJECT

public:
    explicit ResourceCard(const Resource& resource, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
};

} // namespace portcullis
