#include "app/ui/settings/about_section.h"

#include "app/ui/engine_words.h"
#include "app/ui/labels.h"

#include <QFormLayout>
#include <QLabel>

namespace portcullis {
namespace {

constexpr int columnGap = 24;

} // namespace

AboutSection::AboutSection(const EngineVersion& engine, const QDate& today, QWidget* parent)
    : SettingsSection(tr("About"),
        tr("Resources run in a web engine that is part of Qt and made of Chromium. It comes with "
           "your system."),
        parent)
{
    auto* const versions = new QWidget(this);
    auto* const rows = new QFormLayout(versions);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(columnGap);
    addRow(*rows, tr("Portcullis"), "programVersion", QStringLiteral(PORTCULLIS_VERSION));
    addRow(*rows, tr("Qt"), "qtVersion", engine.qt);
    addRow(*rows, tr("Chromium"), "chromiumVersion", engine.chromium);
    addRow(*rows, tr("Security fixes up to Chromium"), "securityPatches", engine.securityPatches);
    if (const QString age = ageWords(engine, today); !age.isEmpty())
        addRow(*rows, tr("Age of these fixes"), "engineAge", age);
    add(versions);
    if (const QString text = outdatedText(engine, today); !text.isEmpty())
        add(styledLabel(text, "outdatedEngine", this));
}

//! What is to be told with a report of a fault can be copied.
void AboutSection::addRow(
    QFormLayout& rows, const QString& name, const char* objectName, const QString& text)
{
    QLabel* const value = styledLabel(text, objectName, this);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QLabel* const label = mutedLabel(name, this);
    label->setWordWrap(false);
    rows.addRow(label, value);
}

} // namespace portcullis
