#pragma once

#include <QScrollArea>

namespace portcullis {

class SettingsStore;

//! \brief What the user can change of the program. What is valid is saved at once.
class SettingsPage : public QScrollArea {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit SettingsPage(SettingsStore& store, QWidget* parent = nullptr);
};

} // namespace portcullis
