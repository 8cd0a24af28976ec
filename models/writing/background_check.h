// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_check.h"
#include "lint/checker.h"
#include "lint/settings.h"
#include "lint/shellcheck.h"

#include <QFutureWatcher>
#include <QSemaphore>
#include <QTimer>

#include <memory>
#include <optional>

namespace signalbox::writing {

/// Checks the text of one document on a worker: the newest one as soon as the last check has ended, those between are
/// left out. Whoever tells of a new text waits some milliseconds for it. When the typing rests, shellcheck is asked
/// too, where it is installed, and the answer comes once more; and it is said which actions are not known.
class BackgroundCheck final : public editing::DocumentCheck {
    Q_OBJECT

public:
    /// `settings` are those of the file's repository; what the file names in that is looked up in `repository`.
    explicit BackgroundCheck(std::shared_ptr<const lint::Checker> checker, lint::Settings settings = {},
                             lint::Repository repository = {}, QObject* parent = nullptr);
    ~BackgroundCheck() override;

    void textChanged(const QByteArray& text, const QString& path, int revision) override;
    /// Once more what was checked last: more is known of what it names.
    void checkAgain();

Q_SIGNALS:
    /// When the typing rests: actions that the file uses and nobody knows. Somebody may fetch them.
    void unknownActions(const std::vector<signalbox::lint::ActionAtRef>& actions);
    /// The typing rests, and checked() has told of this text: what it names is meant, and not half a word.
    void rested();

private:
    struct Asked {
        QByteArray text;
        QString path;
        int revision = 0;
        bool isAtRest = false; ///< with all that takes longer
    };
    struct Found {
        std::vector<lint::Diagnostic> diagnostics;
        std::vector<lint::ActionAtRef> unknown;
    };

    /// What is released when it has been checked.
    std::shared_ptr<QSemaphore> start(const Asked& asked);
    void finish();

    std::shared_ptr<const lint::Checker> m_checker;
    lint::Settings m_settings;
    lint::Repository m_repository;
    lint::Shellcheck m_shellcheck;
    QFutureWatcher<Found> m_running;
    Asked m_now; ///< what is being checked, or was last
    std::optional<Asked> m_next;
    bool m_wasAsked = false;
    QTimer m_rest; ///< until the typing is taken to rest
};

} // namespace signalbox::writing
