// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_key.h"
#include "github/client.h"
#include "lint/repository_files.h"
#include "writing/background_check.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>

namespace signalbox::gui {

/// The files around one of GitHub's that is open in the editor: the actions and workflows of its own repository that
/// its text names, on its branch. They are fetched once the typing rests, one after the other, each once, and the text
/// is judged again when they have come. A check never waits for them.
class NeighbourFiles final : public QObject {
    Q_OBJECT

public:
    /// Null while nobody is signed in.
    using FindClient = std::function<github::Client*()>;

    /// `files` is what `check` looks into; lives as long as the check.
    NeighbourFiles(editing::DocumentKey key, FindClient find, std::shared_ptr<lint::FetchedFiles> files,
                   writing::BackgroundCheck& check);

    const editing::DocumentKey& key() const { return m_key; }
    /// What GitHub has at that path of the same branch, as somebody else has learned.
    void give(const QString& path, const QByteArray& bytes);
    /// The branch is not where it was: all is asked for again once it is needed.
    void forget();

private:
    void askNext();
    void take(const QString& path, const core::Result<QByteArray>& bytes);

    editing::DocumentKey m_key;
    FindClient m_find;
    std::shared_ptr<lint::FetchedFiles> m_files;
    writing::BackgroundCheck& m_check;
    QStringList m_named; ///< by the text that was checked last, and not known
    QStringList m_wanted; ///< the first is under way while m_isAsking
    QSet<QString> m_hopeless; ///< nobody will say what these hold
    bool m_isAsking = false;
    bool m_hasLearned = false; ///< since the last check was asked for
};

} // namespace signalbox::gui
