// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/document_key.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace signalbox::views {

class Banner;
class FilterField;

/// Which file of a repository on GitHub is to be opened, on which branch; or the name of a new one. It asks nobody: it
/// emits what it wants listed and is handed the names. Deletes itself.
class RemoteDialog final : public QDialog {
    Q_OBJECT

public:
    struct Place {
        core::AccountId account;
        core::RepositoryName repository;

        bool operator==(const Place&) const = default;
    };

    /// `places`: what is watched; the first is chosen.
    RemoteDialog(std::vector<Place> places, QWidget* parent);
    ~RemoteDialog() override;

    /// Asks for what is to be seen first; after the signals are connected.
    void begin(const core::RepositoryName& repository = {}, const QString& branch = {});
    Place place() const;
    QString branch() const; ///< empty while none is chosen
    /// Of the place that was asked about; an answer about another one is passed over. `wanted` is chosen.
    void setBranches(const Place& place, const QStringList& names, const QString& wanted);
    void setFiles(const Place& place, const QString& branch, const QStringList& paths);
    void showError(const Place& place, const core::Error& error);

    /// The path that a typed name makes: "ci" is ".github/workflows/ci.yml". Empty for what names no file.
    static QString pathOf(const QString& typed);

Q_SIGNALS:
    void branchesWanted(const signalbox::views::RemoteDialog::Place& place);
    void filesWanted(const signalbox::views::RemoteDialog::Place& place, const QString& branch);
    void openRequested(const signalbox::editing::DocumentKey& key);
    void newRequested(const signalbox::editing::DocumentKey& key);

private:
    void build();
    void askForBranches();
    void askForFiles();
    void filter();
    void describe();
    void openChosen();
    void makeNew();
    editing::DocumentKey keyOf(const QString& path) const;

    std::vector<Place> m_places;
    QString m_wantedBranch;
    QString m_listed; ///< the branch whose files are shown
    QStringList m_files;
    bool m_reading = false;
    QComboBox* m_repository;
    QComboBox* m_branch;
    FilterField* m_filter;
    QListWidget* m_list;
    QLabel* m_note;
    Banner* m_banner;
    QLineEdit* m_name;
    QPushButton* m_make;
    QPushButton* m_open;
};

} // namespace signalbox::views
