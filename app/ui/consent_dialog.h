#pragma once

#include "app/library/grant_store.h"
#include "app/library/resource.h"

#include <QDialog>

#include <optional>

namespace portcullis {

//! \brief Asks the user, in plain words, for what a resource's manifest requests.
//!
//! accept() means all of it is granted, the result Refused that the resource opens without any of
//! it, reject() that it does not open.
class ConsentDialog : public QDialog {
    Q_OBJECT

public:
    enum Result { Refused = 2 };

    explicit ConsentDialog(const Resource& resource, QWidget* parent = nullptr);

private:
    QWidget* createHeader(const Resource& resource);
    QWidget* createRequests(const Resource& resource);
    QWidget* createHosts(const std::vector<HostRequest>& hosts);
    QWidget* createButtons();
};

//! \brief What \a resource is granted: by an earlier decision kept under \a key, or else by asking.
//!
//! A new decision is saved. Empty if the user does not want to open it.
std::optional<CapabilitySet> decideWithUser(
    GrantStore& store, const QString& key, const Resource& resource, QWidget* parent);

} // namespace portcullis
