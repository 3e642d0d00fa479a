#include "app/ui/newer_engine_notice.h"

#include "app/engine/engine_version.h"
#include "app/ui/engine_words.h"

#include <QPushButton>

namespace portcullis {

NewerEngineNotice::NewerEngineNotice(const Manifest& manifest, QWidget* parent)
    : Notice(Shape::Bar, parent)
{
    const QString text = newerEngineText(manifest, runningEngine());
    setText(text);
    setVisible(!text.isEmpty());
    connect(addButton(tr("Dismiss")), &QPushButton::clicked, this, &QWidget::hide);
}

} // namespace portcullis
