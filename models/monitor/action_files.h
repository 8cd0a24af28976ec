// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "github/client.h"
#include "github/wait.h"
#include "lint/learned_actions.h"

#include <QPointer>

#include <deque>
#include <memory>

namespace signalbox::monitor {

/// Fetches the action.yml of actions that a checker of workflow files does not know, and lets it learn them. One after
/// the other, each once; what was fetched is kept on disk, for ever for a SHA, which never changes, and for a day for a
/// tag or a branch. GUI thread only; the disk and the parser are workers' business.
class ActionFiles final : public QObject {
    Q_OBJECT

public:
    /// `folder` is the cache's; what is below it is made as needed. The clock says how old a kept file is.
    ActionFiles(github::Client& client, const core::Clock& clock, std::shared_ptr<lint::LearnedActions> learned,
                QString folder, QObject* parent = nullptr);

    /// Those that are under way, or were asked for, are not asked for again. Where GitHub cannot be reached nothing is
    /// learned, and they may be wanted again.
    void want(const std::vector<lint::ActionAtRef>& actions);

    /// Where the file is kept, or would be: FOLDER/ACCOUNT/OWNER/REPOSITORY/REF/PATH, the path as one name.
    QString placeOf(const lint::ActionAtRef& action) const;

Q_SIGNALS:
    /// Something is known that was not: files that name it are worth another check.
    void learned();

private:
    QCoro::Task<void> work();
    QCoro::Task<core::Result<lint::Presence>> fetch(lint::ActionAtRef action);
    QCoro::Task<core::Result<lint::Presence>> missing(core::RepositoryName repository, QString folder, QString ref);

    QPointer<github::Client> m_client;
    const core::Clock& m_clock;
    std::shared_ptr<lint::LearnedActions> m_learned;
    QString m_folder;
    std::deque<lint::ActionAtRef> m_wanted; ///< the first is under way while m_isWorking
    bool m_isWorking = false;
    github::Lifetime m_lifetime;
};

} // namespace signalbox::monitor
