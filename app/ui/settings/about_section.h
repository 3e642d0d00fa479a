#pragma once

#include "app/ui/settings/settings_section.h"
#include "bridge/session/engine_version.h"

#include <QDate>

QT_BEGIN_NAMESPACE
class QFormLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The versions of the program and of its web engine, and how old the latter is.
class AboutSection : public SettingsSection {
    Q_OBJECT

public:
    //! \param today what the engine's age is compared with.
    AboutSection(const EngineVersion& engine, const QDate& today, QWidget* parent = nullptr);

private:
    void addRow(
        QFormLayout& rows, const QString& name, const char* objectName, const QString& text);
};

} // namespace portcullis
