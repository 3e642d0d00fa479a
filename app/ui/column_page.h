#pragma once

#include <QScrollArea>

#include <functional>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief A page that scrolls, with one column in the middle, as wide as is pleasant to read.
class ColumnPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnPage(QWidget* parent = nullptr);

protected:
    //! \brief Replaces what the page has by what \a add puts into the column.
    //!
    //! It stays scrolled to where it was.
    void fill(const std::function<void(QVBoxLayout& column)>& add);
};

} // namespace portcullis
