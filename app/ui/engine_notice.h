#pragma once

#include "app/ui/notice.h"
#include "bridge/session/engine_version.h"

#include <QDate>

namespace portcullis {

//! \brief Says that the security fixes of the web engine are old, until the user dismisses it: once
//! for each version of the fixes.
class EngineNotice : public Notice {
    Q_OBJECT

public:
    explicit EngineNotice(QWidget* parent = nullptr);

    //! \brief Shows itself if \a engine isOutdated() on the day \a today, unless the user has
    //! dismissed that before.
    void judge(const EngineVersion& engine, const QDate& today);

    //! The version of the fixes for which it was dismissed; empty: for none.
    const QString& dismissed() const { return m_dismissed; }
    void setDismissed(const QString& securityPatches) { m_dismissed = securityPatches; }

Q_SIGNALS:
    void detailsRequested();

private:
    QString m_securityPatches;
    QString m_dismissed;
};

} // namespace portcullis
