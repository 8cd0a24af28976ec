// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/repository_offer_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace signalbox::views {

/// The repositories that could be watched: a search among them, a pattern for what to leave out, ticks.
class OfferList final : public QWidget {
    Q_OBJECT

public:
    explicit OfferList(QWidget* parent = nullptr);

    lists::RepositoryOfferModel& model() { return m_model; }
    /// What is left out, as it is typed; the owner is not said here.
    core::OwnerRule rule() const;
    void setRule(const core::OwnerRule& rule);
    void takeFocus();

Q_SIGNALS:
    void ruleChanged();

private:
    void build();
    void showCounts();
    void applyRule();

    lists::RepositoryOfferModel m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_search;
    QLineEdit* m_leaveOut;
    QCheckBox* m_archived;
    QCheckBox* m_forks;
    QPushButton* m_all;
    QPushButton* m_none;
    QListView* m_list;
    QLabel* m_counts;
};

} // namespace signalbox::views
