// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/repository.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QToolButton;

namespace signalbox::lists {
class RepositoryListModel;
}

namespace signalbox::views {

class EmptyState;
class RepositoryDelegate;

/// The watched repositories at the side: worst state, how many run, how old what we know is. One field above finds
/// among them and takes a new one as owner/name. Choosing one asks for its runs alone; Esc, or Show all, for all of
/// them.
class RepositoryListView final : public QWidget {
    Q_OBJECT

public:
    explicit RepositoryListView(core::Clock& clock, QWidget* parent = nullptr);

    /// Borrowed; nullptr takes it out.
    void setModel(lists::RepositoryListModel* model);
    std::optional<core::RepositoryName> chosen() const { return m_chosen; }
    /// Nothing: all of them. Says nothing back.
    void choose(const std::optional<core::RepositoryName>& name);
    std::vector<core::RepositoryName> repositories() const;
    void focusField();

Q_SIGNALS:
    void choiceChanged(const std::optional<core::RepositoryName>& name);
    void addRequested(const core::RepositoryName& name);
    /// By owner, or from a list.
    void addSeveralRequested();
    void workflowsRequested(const core::RepositoryName& name);
    void environmentsRequested(const core::RepositoryName& name);
    void releaseRequested(const core::RepositoryName& name);
    void removeRequested(const core::RepositoryName& name);
    /// Which of its workflows and branches count is to be chosen.
    void scopeRequested(const core::RepositoryName& name);
    void repositoriesChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void watchRows();
    void takeCurrent(const QModelIndex& index);
    void showChosen();
    void chooseAll();
    void take();
    void beginAtFirst();
    void find(const QString& text);
    void remove();
    void showMenu(const QPoint& at);
    void showWhatThereIs();
    void tick();

    core::Clock& m_clock;
    lists::RepositoryListModel* m_model = nullptr;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_field;
    QToolButton* m_all;
    QToolButton* m_add;
    QListView* m_list;
    RepositoryDelegate* m_delegate;
    EmptyState* m_empty;
    std::optional<core::RepositoryName> m_chosen;
    std::vector<core::RepositoryName> m_known; // as last said with repositoriesChanged
    bool m_quiet = false; // the list's current row moves and nobody chose it
    bool m_ticking = false;
};

} // namespace signalbox::views
