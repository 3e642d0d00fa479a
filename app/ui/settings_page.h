#pragma once

#include "app/ui/column_page.h"

namespace portcullis {

class AboutSection;
class SettingsStore;

//! \brief What the user can change of the program. What is valid is saved at once.
class SettingsPage : public ColumnPage {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit SettingsPage(SettingsStore& store, QWidget* parent = nullptr);

    //! Scrolls to what the program and its engine are.
    void showAbout();

private:
    AboutSection* m_about;
};

} // namespace portcullis
