// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "lists/job_groups.h"

#include <QScrollArea>

#include <map>
#include <memory>

class QLabel;
class QVBoxLayout;

namespace signalbox::lists {
class JobListModel;
class MatrixModel;
} // namespace signalbox::lists

namespace signalbox::views {

class CardLayout;
class JobRows;
class MatrixView;
class Panel;

/// All jobs of a run: its matrices as grids, test matrices first, then a card for each kind of other jobs. One job at a
/// time is chosen, whichever of them it is in.
class JobBoard final : public QScrollArea {
    Q_OBJECT

public:
    explicit JobBoard(QWidget* parent = nullptr);
    ~JobBoard() override;

    /// Begins anew with this run.
    void setRun(core::RunId run);
    void apply(const core::ChangeSet& changes);
    /// What is known beside the jobs about what they are for.
    void setKinds(const lists::JobKinds& kinds);
    lists::JobKind kindOf(const core::Job& job) const;
    /// The name that a correction of the job's kind is kept under.
    QString correctedName(const core::Job& job) const;
    void setNow(const QDateTime& now);

    const std::vector<core::Job>& jobs() const;
    /// As it stands now: a re-run of the chosen job is chosen in its stead.
    std::optional<core::Job> chosen() const { return m_chosen; }
    /// As a click does: from now on the choice is the user's.
    bool choose(core::JobId job);
    /// Until the user chooses, what one would look at first is chosen, anew with each change: what failed, else what
    /// waits for somebody, else what runs, else the first. After this the job that is chosen now stays chosen.
    void keepChosen() { m_kept = true; }
    /// Gives the keyboard to the grid or card that holds the chosen job.
    void takeFocus();
    /// What it takes to show everything at this width, without scrolling.
    int heightFor(int width) const;
    /// What it takes to show the first grid with its headings; 0 when there is none.
    int firstGridHeight() const;

Q_SIGNALS:
    /// Another job is chosen, or the chosen one changed.
    void chosenChanged(const core::Job& job);
    /// What it holds takes more or less height than before.
    void contentResized();
    void opened(const core::Job& job);
    void menuRequested(const core::Job& job, const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Matrix {
        std::unique_ptr<lists::MatrixModel> model;
        views::Panel* panel = nullptr; // QFrame has a Panel of its own
        MatrixView* view = nullptr;
        QLabel* axes = nullptr;
    };

    void arrange();
    void orderForTheTabKey();
    Matrix& addMatrix(const lists::MatrixGroup& group);
    void addCard(lists::JobKind kind, int position);
    void take(const core::Job& job);
    void showChosen();
    void bringIntoView();
    void followChosen();
    void chooseMostTelling();
    QWidget* viewOf(core::JobId job) const;
    template <class View>
    void listen(View* view);

    std::unique_ptr<lists::JobListModel> m_jobs;
    std::map<QString, Matrix> m_matrices; // by the matrix's name
    std::map<lists::JobKind, std::pair<views::Panel*, JobRows*>> m_cards;
    std::optional<core::Job> m_chosen;
    bool m_kept = false; ///< the user has chosen
    QDateTime m_now;
    QWidget* m_content = nullptr;
    QWidget* m_begin; // never seen: the place in the order of Tab after which the jobs stand, which come later
    QVBoxLayout* m_column = nullptr;
    CardLayout* m_cardLayout = nullptr;
};

} // namespace signalbox::views
