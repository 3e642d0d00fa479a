#pragma once

#include "app/library/grant_store.h"
#include "app/library/resource.h"
#include "app/store/permission_difference.h"

#include <QDialog>
#include <QTimer>

#include <optional>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

class PermissionChoices;

//! What the user is asked to agree to.
struct ConsentRequest {
    enum class Occasion { Open, Install, Update };

    Resource resource;
    Occasion occasion = Occasion::Open;
    QString publisher; //!< A sentence on who vouches for it; empty to leave that out.
    Decisions known; //!< What was decided before.
    PermissionDifference difference; //!< What an update asks for, compared to what is installed.
};

//! \brief Asks the user, in plain words, for what a resource's manifest requests.
//!
//! It is opened, and its answer is accepted(), which means that decisions() hold, or rejected():
//! the user does not want it at all. Neither a grant nor a refusal can be clicked in the first
//! moment, when the click was meant for something else.
class ConsentDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConsentDialog(const ConsentRequest& request, QWidget* parent = nullptr);

    ConsentRequest::Occasion occasion() const { return m_occasion; }
    const QString& resourceId() const { return m_resourceId; }

    //! What the user has decided, once it was accepted.
    const Decisions& decisions() const { return m_decisions; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createHeader(const ConsentRequest& request);
    QWidget* createRequests(const ConsentRequest& request);
    QWidget* createButtons(const ConsentRequest& request);
    void updateButtons();
    void decide(bool grant);
    void leaveUndecided();

    ConsentRequest::Occasion m_occasion;
    QString m_resourceId;
    Decisions m_known;
    PermissionChoices* m_choices;
    QPushButton* m_refuse = nullptr;
    QPushButton* m_allow = nullptr;
    QTimer m_guard; // runs while nothing can be clicked yet
    Decisions m_decisions;
};

//! Whether \a window is asking for that already.
bool isAskingFor(
    const QString& resourceId, ConsentRequest::Occasion occasion, const QWidget& window);

} // namespace portcullis
