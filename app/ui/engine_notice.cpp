#include "app/ui/engine_notice.h"

#include "app/ui/engine_words.h"

#include <QPushButton>

namespace portcullis {

EngineNotice::EngineNotice(QWidget* parent) : Notice(Shape::Bar, parent)
{
    hide();
    QPushButton* const details = addButton(tr("Details"));
    QPushButton* const dismiss = addButton(tr("Dismiss"));
    details->setObjectName(QStringLiteral("engineDetails"));
    dismiss->setObjectName(QStringLiteral("dismissEngine"));
    connect(details, &QPushButton::clicked, this, &EngineNotice::detailsRequested);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        m_dismissed = m_securityPatches;
        hide();
    });
}

void EngineNotice::judge(const EngineVersion& engine, const QDate& today)
{
    m_securityPatches = engine.securityPatches;
    const QString text = outdatedText(engine, today);
    setText(text);
    setVisible(!text.isEmpty() && m_dismissed != m_securityPatches);
}

} // namespace portcullis
