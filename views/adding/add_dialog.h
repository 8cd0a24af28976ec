// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/owner_rule.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace signalbox::views {

class Banner;
class OfferList;

/// Where one says what else to watch. It knows no network: what is to be listed it asks for by signals, with a number
/// that the answer carries; an answer to an older number is passed over. Nothing that was typed is lost by an error.
class AddDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AddDialog(QWidget* parent = nullptr);

    void setWatched(const std::vector<core::RepositoryName>& names);
    /// What watching so many repositories in all costs, as a sentence.
    void setCost(std::function<QString(int repositories)> cost);
    /// What is known of an owner when it is listed: its patterns and what to do about new repositories.
    void setRules(const std::vector<core::OwnerRule>& rules);
    /// As if somebody had typed it and pressed Enter; the names are ticked when they are listed.
    void list(const QString& owner, const std::vector<core::RepositoryName>& tick = {});

    // The answers.
    void setProgress(int number, qsizetype rows);
    void setListed(int number, const std::vector<core::Repository>& repositories);
    void setFailed(int number, const core::Error& error);

Q_SIGNALS:
    void ownerRequested(int number, const QString& owner);
    /// Those that the token can see.
    void visibleRequested(int number);
    /// Watch these. The rule has an owner when one was listed: it is to be remembered. The dialog closes.
    void watchRequested(const std::vector<core::RepositoryName>& names, const core::OwnerRule& rule);

private:
    void build();
    void take();
    void ask(const QString& owner);
    void finish();
    void describe();
    void retry();

    std::vector<core::OwnerRule> m_rules;
    std::vector<core::RepositoryName> m_tick;
    std::function<QString(int)> m_cost;
    int m_watched = 0;
    int m_number = 0; ///< of the newest question
    bool m_waiting = false;
    QString m_owner; ///< that is listed or asked for; empty: those that the token can see, or none
    QLineEdit* m_field;
    QPushButton* m_list;
    QPushButton* m_visible;
    QLabel* m_hint;
    Banner* m_banner;
    OfferList* m_offer;
    QComboBox* m_whenNew;
    QLabel* m_costText;
    QPushButton* m_watch;
};

} // namespace signalbox::views
