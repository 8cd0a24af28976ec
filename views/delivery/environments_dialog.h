// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lists/environment_list_model.h"
#include "lists/version_list_model.h"

#include <QDialog>
#include <QUrl>

class QLabel;
class QPushButton;
class QTreeView;

namespace signalbox::views {

class Banner;
class ElidedLabel;

/// The environments of one repository in a window of their own: what is where, and of the chosen one the versions
/// before, its protection and what comes. Deletes itself.
class EnvironmentsDialog final : public QDialog {
    Q_OBJECT

public:
    EnvironmentsDialog(const core::RepositoryName& repository, core::Clock& clock, QWidget* parent);

    /// What was found; none says that the repository has none.
    void setStates(std::vector<delivery::EnvironmentState> states);
    /// What is shown stays, and is as old as it was.
    void say(const core::Error& error);
    /// How each watched environment is, by its name.
    void setHealth(const QMap<QString, delivery::Health>& health) { m_environments.setHealth(health); }
    /// How the repository's versions were while they were there.
    void setPast(const std::vector<core::HealthRecord>& records) { m_versions.setHealth(records); }

Q_SIGNALS:
    void refreshRequested();
    void browserRequested(const QUrl& page);
    void runRequested(core::RunId run); ///< the one that deployed the chosen version
    /// The environment is to go back; to this version where one before the current one is chosen.
    void rollbackRequested(const QString& environment, const QString& version);
    void healthRequested(const QString& environment); ///< how its health is watched is to be set
    /// The version that is there is to go on to another environment.
    void promoteRequested(const delivery::DeployedVersion& version, const QString& from, const QString& to);

private:
    void layOut(const core::RepositoryName& repository);
    void showCurrent();
    void showVersion();
    void showPromotion();
    /// Where the version of the chosen environment goes from there; empty: nowhere.
    QString next() const;
    const delivery::EnvironmentState* current() const;
    const delivery::DeployedVersion* version() const;

    lists::EnvironmentListModel m_environments;
    lists::VersionListModel m_versions;
    bool m_isRead = false;
    Banner* m_banner;
    QTreeView* m_list;
    ElidedLabel* m_protection;
    QLabel* m_heading;
    QTreeView* m_versionList;
    QPushButton* m_promote;
    QPushButton* m_run;
    QPushButton* m_open;
    QPushButton* m_rollback;
    QPushButton* m_health;
    QPushButton* m_refresh;
    QPushButton* m_close;
};

} // namespace signalbox::views
